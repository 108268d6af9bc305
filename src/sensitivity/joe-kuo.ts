// The direction numbers of Joe and Kuo for Sobol sequences, dimensions 2 to 1,024.

/** The largest dimension that the table serves; dimension 1 needs no entry. */
export const DIMENSIONS_MAX = 1024;

/**
 * By dimension from the second: the inner coefficients `a` of its primitive polynomial, then (m - 1) / 2 for each initial number
 * m, as many as the polynomial's degree; all in base 36.
 *
 * @source S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM Journal on
 * Scientific Computing 30 (2008), criterion D6 (their table new-joe-kuo-6)
 */
export const JOE_KUO: readonly string[] = (
  "0 0,1 0 1,1 0 1 0,2 0 0 0,1 0 0 1 1,4 0 1 2 6,2 0 0 2 2 8,4 0 0 2 2 2,7 0 0 3 5 9,b 0 0 2 0 0,d 0 0 0 1 5,e 0 1 2 2 f," +
  "1 0 1 1 4 3 o,d 0 0 0 7 a a,g 0 1 0 6 d o,j 0 0 0 7 3 2,m 0 1 0 7 6 c,p 0 0 2 2 9 u,1 0 1 3 5 b 7 1f,4 0 1 3 6 6 7 y," +
  "7 0 0 1 6 3 h v,8 0 1 2 4 0 c q,e 0 1 0 6 4 h 1h,j 0 1 0 2 d u f,l 0 0 2 5 9 k u,s 0 1 2 1 1 6 y,v 0 0 3 6 0 9 0," +
  "w 0 1 3 2 6 9 t,11 0 0 1 4 c e k,15 0 1 2 6 b 0 r,16 0 1 3 1 6 t 8,1e 0 1 0 1 2 q y,1j 0 0 2 2 b g 6,1k 0 0 3 3 0 u 1p," +
  "1n 0 0 3 4 6 u o,1q 0 1 1 2 1 r g,e 0 1 0 7 f 6 o 3e,l 0 1 2 7 f t v 1c,m 0 1 0 5 5 5 12 3g,12 0 1 0 5 d l z 4," +
  "1b 0 0 3 7 a 5 14 m,1d 0 1 3 1 c f w 13,1e 0 1 0 0 9 5 1 2u,1g 0 0 2 4 9 a e 26,1k 0 1 3 5 0 g 18 2k," +
  "1v 0 1 1 1 7 4 13 z,1y 0 1 3 5 7 j 1n d,2c 0 0 1 0 5 f 1c 34,2p 0 0 0 1 b l s 2g,2v 0 1 3 3 8 8 i z," +
  "37 0 1 0 2 d v 1p 2y,3e 0 0 1 2 5 l q 1u,8 0 1 2 2 e 8 n 2e 6n,d 0 1 1 5 1 0 1i 4 y,g 0 0 0 2 8 j b 2 4r," +
  "m 0 1 0 2 c 7 f 1f 6x,p 0 0 0 5 5 8 v 1g 2j,18 0 0 2 5 4 e 1c 37 51,1b 0 0 2 7 9 m k 3 5b,1g 0 1 3 3 f 9 15 1w 32," +
  "1j 0 0 0 1 b 7 1j 33 15,1n 0 0 2 6 f 7 r c 28,1q 0 0 1 6 c n j 17 3k,1v 0 0 0 5 a q 1q 3g 42,22 0 0 3 5 5 3 s 13 4h," +
  "29 0 0 2 2 8 6 14 1 1t,2a 0 0 3 6 b 3 w 3h 6l,2f 0 1 2 0 4 l 1 22 5,2j 0 0 1 6 f 6 6 3j 6r,2m 0 1 1 0 2 v 18 19 1r," +
  "2v 0 0 1 1 0 9 1p 1r 3a,2w 0 0 2 3 b f i 3d 40,31 0 0 2 5 8 q 1m 2j 6t,3e 0 0 0 2 0 6 6 2w 4s,3g 0 0 1 7 0 s 1l 3 g," +
  "3t 0 1 0 5 3 l 14 2v 2f,3u 0 1 0 0 7 d v 3j o,3z 0 1 2 1 d u 1g 2d 48,41 0 0 2 1 0 1 s 3g 22,48 0 0 1 2 2 s 7 6 27," +
  "4d 0 0 0 5 3 5 1g 1y 34,4n 0 1 1 2 d t 1o 1e 3r,4t 0 1 2 4 5 o p t 1l,4w 0 0 3 0 b m 1q z 5t,51 0 0 1 2 b 2 1g 1i 11," +
  "52 0 0 3 7 3 5 x 1o 6a,55 0 1 3 1 4 6 f d 68,5b 0 1 0 7 9 j j 18 7,5e 0 0 0 0 0 g 10 20 59,5j 0 1 0 7 7 l e 6 6p," +
  "62 0 0 3 1 9 d 16 1t 5z,64 0 1 1 1 2 h b 2p 4u,6b 0 1 1 3 4 d j t 44,6d 0 0 1 4 5 8 6 3c 26,6e 0 1 3 7 c s g 2m 2y," +
  "6i 0 0 3 0 4 r 10 15 30,6k 0 1 1 6 9 d b 1k 3g,6p 0 1 2 1 b l 1 3i 6n,6s 0 0 2 2 5 2 m 1m 30,71 0 1 1 3 e i g 1p 21," +
  "4 0 1 0 7 2 2 i 35 33 6d,d 0 0 3 2 2 j v 3j 1v 6r,j 0 1 0 3 4 3 17 3g 30 8b,m 0 0 1 6 4 n 3 34 51 3f," +
  "1e 0 1 3 6 9 6 4 x 4 a8,1j 0 1 2 2 9 t 3 k 4f 9e,1s 0 0 2 1 f v 7 l 2v ay,1x 0 0 3 4 6 j 1 n 6w 2c," +
  "2q 0 1 0 3 a 8 1c 9 5r ck,2z 0 1 3 0 1 f z 1j 2a 1r,37 0 0 2 5 0 u 15 1n 2t br,3d 0 1 1 6 4 u 9 1c n h," +
  "3j 0 0 3 3 7 e v 1b 5s 6i,3q 0 1 0 4 c 4 z s 2y 5c,3w 0 1 2 6 f n 1e s j 4q,41 0 0 1 1 f s 1q 2e 52 7n," +
  "48 0 1 3 0 6 s x 26 69 9t,4e 0 0 0 3 a 6 1g 18 5y de,4h 0 0 2 4 8 p m 1n 26 1y,4r 0 1 3 3 6 m 19 4 1s aa," +
  "51 0 1 3 0 b s x 1y 23 7x,5e 0 0 1 5 8 n 1a 1h 57 26,5j 0 1 1 2 5 a l p 2c cp,5n 0 0 2 1 7 r 1e x 6b 8o," +
  "5s 0 1 2 4 0 b e n 4s 89,6b 0 1 3 3 2 o e 25 4h 86,6q 0 1 1 3 2 k 1r u 3m 9y,6z 0 1 3 3 8 b 1m x 1s e0," +
  "71 0 0 1 6 5 j a 2v 1p 48,7d 0 0 1 4 e 1 1b n 37 10,7e 0 1 0 4 0 e 1m a 64 3l,7m 0 1 0 6 a j 1q 2x 63 a1," +
  "7v 0 0 3 1 8 v 1l 18 o aq,81 0 1 3 6 5 g 1e 1h v 10,87 0 0 2 2 6 s v 1v 62 2g,8d 0 0 1 3 d v 1a n 5s 6p," +
  "8s 0 0 1 0 b e 0 2n o b,8v 0 0 1 7 c r 4 1e 31 8f,90 0 1 0 3 3 9 p 3h 5g 49,9m 0 1 1 1 c r 8 11 4o 1," +
  "9s 0 0 0 6 c 8 w m 6n 5q,a1 0 0 3 3 d o 1d 28 2y a3,a7 0 1 2 0 b 2 l k 3h bw,am 0 1 1 3 5 u j 17 5b bl," +
  "az 0 0 1 7 6 3 e 3 70 ct,b2 0 1 3 0 2 f n 26 66 6y,b4 0 0 1 3 0 l 4 21 1l 8e,bg 0 1 1 6 2 0 1n 2x 6b dw," +
  "bn 0 0 1 2 6 9 1 3d 11 bp,bq 0 1 3 3 0 9 19 3g 4y 86,bu 0 0 0 4 0 c 1i 2q 3v 5p,bw 0 1 0 7 b s t 1v 2n 11," +
  "c1 0 0 2 7 e a j 3i 5b 4u,ce 0 1 1 2 9 m u 23 2r dm,cm 0 1 2 6 4 u 1h 1y 1y 0,cp 0 1 0 5 d c 16 1g 4a dl," +
  "d4 0 1 1 5 9 3 1l 33 4u l,dp 0 0 3 4 a j 1p a 3t cv,e1 0 0 3 6 7 k n 3d 47 62,e4 0 0 0 3 3 1 7 1d 5o 9z," +
  "2 0 1 1 7 d o 1k 1p 1k x 6i,b 0 1 3 5 1 b 17 2c 1n 6p 2r,l 0 0 2 7 3 8 1i 36 2h 2y aa,m 0 0 2 6 5 8 c 1v 5l 7q jw," +
  "z 0 1 0 0 0 u x 2z 2m d4 h9,1d 0 0 3 6 8 g 4 32 5y 30 nb,1e 0 0 1 5 d 1 7 1a 1a c0 ek,1k 0 1 3 3 c k 1o h 56 59 lh," +
  "1p 0 1 1 4 5 h m 2u 3c 4 t,1y 0 1 0 3 1 p 3 2g q dj 18,22 0 0 1 2 d 0 1k 37 45 aj by,27 0 1 1 7 c e 2 3j 1x cd s7," +
  "2c 0 1 0 0 6 4 1i 2o 5t 1b 8,2g 0 0 3 4 1 3 e k 1v bn c1,2v 0 0 3 4 c o 1p 30 1k cm 2z,2w 0 0 3 1 b 7 l 1u 30 4j ci," +
  "34 0 0 1 1 6 q v 1p 6m 9v j9,37 0 0 1 7 3 e 11 1n 2i da 3f,39 0 0 0 5 d c 1i 23 3p 1d ka,3e 0 1 3 7 2 2 q 20 5 a2 ku," +
  "3q 0 1 3 0 4 l z 36 26 8f ph,3t 0 1 1 6 c 0 2 d 6j 4u 1r,42 0 0 0 0 b i 4 32 3q cg ne,44 0 0 1 1 f e p 9 4b 7o rc," +
  "4d 0 1 3 2 2 r 8 j 6l 9b l8,4e 0 0 3 0 0 h n d 62 5h mp,4i 0 0 3 1 6 b l 1v 4j 1x 5e,4k 0 1 3 1 4 c 19 c 5y 31 74," +
  "4o 0 0 1 2 6 e 1n 2s 3u 26 sd,4t 0 1 2 1 e s 6 8 2b a9 eb,55 0 1 1 2 e a 1b d 3j 9f l9,56 0 1 3 7 4 2 a z u dc go," +
  "5b 0 1 2 6 7 s g 1a 6d c1 33,5d 0 0 0 7 8 l 1r 2n x 2g ew,5j 0 0 0 7 b 3 a 2r 11 42 md,5x 0 1 3 6 7 j a 22 w aa 4f," +
  "5y 0 1 3 5 b 6 1e 18 3u 77 9v,64 0 1 3 7 9 d 16 2t 64 1c qb,6b 0 1 0 1 e c a 25 5 2n 2q,6k 0 0 3 2 d 5 14 1e 6c 9d nf," +
  "6q 0 1 0 2 c 2 w 2o k 7v au,6z 0 1 0 2 5 7 1k 12 5p 9n ff,74 0 0 1 4 5 q 1n 2d r 44 72,77 0 0 0 0 5 j 1k 1x 2a 4t 89," +
  "7d 0 1 3 5 4 8 1e 6 14 4i o2,7e 0 1 0 0 a l 1l 4 1k cl 8y,7o 0 0 3 1 4 c 1m 2q 27 6j 6l,84 0 1 0 4 5 a s 2v 6q 8i n2," +
  "8g 0 0 3 3 d r o 33 18 16 l5,8m 0 0 2 1 9 k m p 67 45 it,8s 0 1 0 6 0 g 1m 1z 4c 2l ew,8v 0 0 3 3 2 5 w 1c 58 58 ku," +
  "8y 0 1 0 0 a h 1b w 1d b h7,94 0 0 2 4 1 i 1b 2b 1l 5w c1,9a 0 1 1 6 0 i d 2m 14 9f aq,9f 0 0 1 5 0 u 1d 38 5y dg o," +
  "9h 0 0 0 3 c v 1d 2a 3e b0 fv,9l 0 0 2 5 5 l r w z 3x 3s,9m 0 0 2 2 4 1 1e 3h 4x 59 md,a2 0 0 0 7 a v 16 1d o ae ij," +
  "a7 0 0 2 6 d 4 1o l 3j 9x 40,ac 0 1 0 2 d 9 8 33 12 7x jn,af 0 0 2 1 6 t 1q 3h 2p 7n o4,ag 0 1 1 7 6 d o 1g 5e dh ah," +
  "al 0 1 2 7 b l h 1h 67 al 3i,ap 0 1 2 5 a 1 8 j 6w 5n 8h,as 0 0 3 6 7 f 1k 8 b 71 rp,aw 0 0 3 7 1 7 f 24 5v 13 6z," +
  "bd 0 0 3 4 9 c b 2d 70 ct rm,bj 0 0 2 4 a d 1o 33 1u 17 9o,bk 0 0 2 2 4 9 1h 1d 4f am ka,bp 0 0 1 1 9 c 1 1e 2d a4 2l," +
  "bw 0 0 1 0 6 b 16 1a 41 2w i,bz 0 0 0 7 c c 12 3i 4m d5 ew,c2 0 0 1 4 8 e r n 3j 48 sa,c7 0 1 1 4 e v 4 1f 6s d1 l5," +
  "ce 0 1 3 7 3 f 18 2f 54 4p 89,cj 0 1 3 6 c 2 z 2v 3h 53 98,cl 0 1 1 1 a c 11 h f 4g m9,cp 0 0 0 4 5 0 w 2 5 4k 7f," +
  "cq 0 0 2 1 9 6 8 l 59 6q 5b,d3 0 1 2 6 6 4 16 21 6s ax fq,d7 0 1 0 0 2 p i 1s 2p 44 or,da 0 0 1 7 9 s t 2i 6b 9o s8," +
  "dg 0 1 3 0 d 4 w 20 4i 2m 2s,dp 0 1 0 7 f b 9 2 6q 82 7h,dq 0 0 3 6 5 7 w 15 2k br bj,dv 0 1 2 3 3 r 10 7 47 73 qg," +
  "dy 0 1 2 4 3 a m 7 5i 5c 8a,ed 0 1 3 1 b 6 10 32 73 c9 hk,ee 0 0 1 5 0 p 10 2k g dj k0,ek 0 1 1 4 9 t a j 4p i 1z," +
  "en 0 0 3 0 f g 9 2b 1m 8t 8v,ff 0 0 0 1 2 6 t 15 4x 4u rb,fk 0 0 0 2 9 1 q 1u 1c bz dn,fp 0 1 0 6 4 k 19 1g 2e 1c 8o," +
  "ft 0 0 2 1 3 o 1l 1u z 37 er,g2 0 0 3 2 8 l n m 6w 7l ai,g4 0 1 2 7 a u 1p 2n 3g f 8r,gb 0 1 3 4 8 3 5 2k 1r 2c r3," +
  "gd 0 0 2 6 5 5 4 o e 1q az,ge 0 0 0 7 f k 6 2b 3s 5y s,gp 0 1 2 1 d 3 h 2w w 3o jc,gv 0 1 0 6 f 9 q 1z 1v 4 e6," +
  "gz 0 0 3 6 f 2 1l 24 1z da 8n,h2 0 0 2 5 c 9 e f 44 d3 65,h5 0 1 1 2 a 5 1r 14 6n c 9p,h6 0 0 1 5 c f 1c 9 2p au 9s," +
  "hd 0 0 2 2 f 5 11 2v 2q ca sa,hg 0 0 0 5 4 b e 37 49 8 ks,hn 0 0 2 5 5 l 1j 38 49 79 hh,ht 0 0 3 2 0 a 1h 36 4r cy 30," +
  "hz 0 0 0 5 1 a 1q 1t 5m 8b ke,i6 0 1 2 2 4 j g 14 5e 23 b9,ib 0 0 3 3 3 0 t 33 3o 7c s2,ie 0 1 0 1 4 b 16 2i n 3o o," +
  "io 0 1 2 5 9 b 4 3 26 45 rj,ir 0 1 0 2 7 2 a 1g e 4p eg,iy 0 0 0 0 2 g w 16 1j 9s 6n,j0 0 0 0 3 4 h 12 17 23 4g 1e," +
  "j5 0 0 2 3 8 0 p 2q 2f b9 h2,jb 0 1 1 7 b i 16 2k 3b 7j a5,jc 0 1 0 3 3 r 1j 1i 40 63 3d,jt 0 0 3 5 8 q h 30 3l bu n5," +
  "jz 0 1 0 4 0 v 17 8 10 7u f5,k4 0 0 1 1 5 k 0 s 43 3n ea,kd 0 0 2 0 d m 1i 28 5p 5u jd,ke 0 1 2 5 c h n 2n 4p 5s nz," +
  "kk 0 0 2 7 a 0 1a 3h 4v 30 oj,kr 0 1 1 5 1 3 11 25 4c 2x 6t,kt 0 1 1 2 5 4 1e 28 6a co et,kw 0 0 1 0 7 m 1r 1y 29 a3 m6," +
  "kz 0 1 1 3 0 g v 10 10 4q nh,l6 0 1 2 6 7 j q 39 12 1d d6,le 0 0 2 6 f 8 1c 6 2z 46 qr,lq 0 0 3 0 0 i 19 1a 64 3h fp," +
  "ls 0 1 3 4 c 2 1g y 14 d3 k9,lv 0 1 3 5 f l 6 2w d e4 6y,lx 0 0 3 7 0 g f 38 28 71 5d,m1 0 1 1 2 2 q g 2g 6z 8p qr," +
  "m4 0 0 3 5 3 u 1n f 6c 36 q1,mb 0 0 2 7 9 2 q 2s 26 ca eo,md 0 1 3 4 0 h p 1k 3g 5w e0,mi 0 1 2 3 a q i 25 1n 4s 8r," +
  "mn 0 1 2 3 7 f 1i y 6z 89 q3,mw 0 1 1 0 c h w 1t 5l 9s 6z,n1 0 1 3 3 9 g 5 24 m 8s 6x,n2 0 1 1 2 5 1 e 1a 6r g 9r," +
  "n4 0 0 1 7 a q 1h 2h 5d cv oe,nd 0 0 1 3 a m p 21 2f 4e 50,nj 0 0 0 3 3 6 7 3d 3q b1 ra,nl 0 0 1 2 9 g s 1l 65 7g 8p," +
  "nx 0 1 1 4 1 j c u 2k 9y ek,o7 0 1 3 1 3 i 1h 24 3 3q ly,oe 0 0 3 1 3 k 19 k 20 6s ha,op 0 0 2 4 3 3 1g 14 5l 5n 3x," +
  "os 0 0 3 4 d r e 12 2o dd d6,p1 0 0 2 1 c p 1h v 5l cq bb,p8 0 0 3 1 3 u 9 p 6c 8b 7f,pk 0 1 3 0 b p 1g 24 3b 2z pn," +
  "pn 0 0 1 2 d b 13 o 6v m qv,q6 0 0 0 5 5 n r 1u 6v dv ka,qd 0 0 1 7 d p 1a 8 4x al n9,qe 0 1 0 1 0 1 13 1n 6x 8 dt," +
  "qi 0 0 0 0 7 l m 8 2b di b3,qp 0 0 0 1 d o 18 e 6p co s3,qw 0 0 1 1 2 5 11 3 k bt 8h,qz 0 1 0 1 3 s j 1p 3k 3x 71," +
  "r1 0 1 1 5 d b 1k 36 2l 45 1u,r7 0 0 1 6 4 v 1e 12 69 2c 4o,ra 0 1 3 1 1 t m 2p 36 5r 5o,re 0 1 2 1 5 9 z 1a l bw 54," +
  "rq 0 1 3 4 9 g 1l 9 3c 9r 3f,rt 0 1 2 5 2 h a 25 6f dy ew,s2 0 1 3 1 c 7 1i 15 1a y gi,s4 0 1 2 3 2 a 1a 1u 1v 2b cj," +
  "15 0 0 3 3 1 t 1o 28 3y bb ok 1fg,1g 0 1 0 0 1 n 1f 2d 5a 8g 2k 56,1p 0 1 1 7 b g 1h 1t 64 66 9k sl," +
  "1q 0 1 1 5 3 q 1e 2b 61 b5 hf 1gi,24 0 0 2 5 7 t k 9 1v bl hj 70,2w 0 0 3 5 a o b 31 1r dc es 5c," +
  "39 0 1 2 7 3 n 1m 30 m a5 mr a6,3n 0 0 3 5 d s 19 17 14 h hm dz,3z 0 0 1 5 7 i q 31 2o d0 qd 1fu," +
  "41 0 1 2 1 6 5 d 9 2r 5g de uh,4d 0 1 0 1 2 0 i 2e 5q e7 7o 5o,4n 0 1 0 3 7 e 1p 1b 3j 56 oz 1hc," +
  "4r 0 1 2 6 a s p 8 73 2p g2 pf,4w 0 0 0 7 e 9 3 10 43 77 85 1cx,51 0 0 2 6 6 h 1l 2n 1p 7f 9y n2," +
  "5e 0 1 1 2 b a n 3h 59 cs fj 44,61 0 1 1 4 e q 1o 2s 1v 2o 79 14v,6k 0 0 0 3 e m 1q 4 1d c1 5w 8c," +
  "6n 0 1 0 4 6 7 x 2i 1i 42 i4 16r,7a 0 1 1 4 2 h 7 2w 48 17 an 12t,7v 0 1 1 5 d s 1k 1p 2h 8x 22 79," +
  "7y 0 0 1 7 5 8 x 33 v 94 4n 19y,8j 0 0 0 4 c e 1i 27 j 74 7x og,8p 0 0 1 0 2 v 11 9 6b 8c 1p 9l," +
  "8v 0 0 0 1 a 2 m 2c 58 74 r3 zm,9o 0 0 1 5 1 g 1n y 3i cl b6 k4,9s 0 0 2 6 f 7 8 3 6x u 9j px," +
  "9x 0 1 3 5 8 g 10 12 45 3d 8w wk,av 0 0 3 5 4 h f 39 4z 8z 59 g4,b2 0 1 1 7 f c 2 x g m 62 1kh," +
  "b4 0 0 1 5 3 8 i 17 4m 3i l2 14k,bg 0 0 3 7 3 7 1h 2m 24 ao l4 1bl,bj 0 1 2 6 2 u 1k i 42 5g 1k l," +
  "bq 0 0 0 7 e l 1h f 2b 21 46 e6,c8 0 0 0 6 1 0 h 1a 2p 2i s5 kp,cs 0 1 1 1 6 g 12 2r 24 32 nl 1ez," +
  "cx 0 1 2 6 3 o 1p 25 6v 9g bd b8,d0 0 1 2 7 d u 1m 2m 2j cb 8k 1ka,eb 0 0 0 3 f t 1q 39 5e 54 67 ef," +
  "ew 0 1 2 0 2 j 1l 18 3g 58 5z 1g1,ez 0 0 0 2 3 n t 26 12 66 9p 1br,fb 0 0 1 2 5 a 9 11 5 8b lv a7," +
  "fi 0 1 2 1 9 6 k y 2r 1z og 18n,fn 0 1 2 3 9 l c k k 5 mv 12n,fu 0 1 0 4 9 m 1j 1c 5m 5j 6c 18p," +
  "gj 0 0 1 0 b 7 w 1o t do bi vd,gm 0 0 1 3 8 6 1h 36 11 7n i1 wt,h5 0 0 2 2 a s b 2r 72 1x rv 1ht," +
  "hz 0 1 0 5 9 q 7 36 2z aa 9n bf,i6 0 1 3 0 e 1 8 29 5s 7r 7m 4f,iu 0 1 0 6 8 4 n 1u 52 3 qw ev," +
  "jt 0 1 2 3 9 i r 29 46 3g 9k wb,ki 0 1 2 6 5 b u 2u 3k 58 8j k8,kr 0 1 2 0 b i 6 11 4l 6v 81 1ar," +
  "ku 0 0 0 4 0 b o 1s 6l 7j c9 z5,l1 0 1 0 2 b t p h 4r 9n 31 54,lg 0 1 1 0 d 8 v 1c z 71 qs 8i," +
  "mb 0 0 2 0 a f 5 1i 3f 5o p8 u6,mi 0 0 1 7 b 4 3 2w 46 b 21 nh,mk 0 0 3 2 2 9 i 36 3g 3u fh w2," +
  "nm 0 0 0 2 2 v 2 3g 3y 5z 4r y9,ny 0 0 0 5 3 m h 11 70 7g e 14j,p6 0 1 2 7 5 j 7 v 3n 4 2r 66," +
  "p8 0 1 1 1 d v q 2d 35 v ek bh,pt 0 0 1 6 3 5 1l 2j 2h d0 os 5a,pu 0 1 0 5 6 7 1h 14 q 43 os 1g6," +
  "qi 0 1 1 6 5 2 1i 3d 1 70 4h j2,qs 0 1 1 5 a p 8 2g 5a d0 hj 1i0,ra 0 1 2 4 d c 16 2o 1z 7y gi 15l," +
  "rd 0 1 2 5 6 4 14 a 27 d8 19 ob,rj 0 0 1 1 d u 5 3i 5f 4m fc 8t,rk 0 1 1 7 4 s 1b 14 5t a7 3h fu," +
  "tn 0 0 2 4 f j t 6 4f b7 h8 xs,tq 0 1 1 2 d 6 1h 1y 5v d0 s5 18w,ug 0 1 1 4 4 c 1q b 65 bl ha br," +
  "uj 0 0 3 7 8 8 15 1h 5p 3y br lt,v0 0 0 1 6 e u i 14 4u a3 k6 r6,vr 0 1 3 5 f 6 t 12 3s 87 hk la," +
  "wd 0 0 3 3 6 8 c c 2l 4k 4t kg,wq 0 1 3 3 2 p i 1d 32 24 6z zv,ww 0 1 0 6 9 d 5 y 2i 6n gf 18u," +
  "xe 0 1 1 6 b a 1f 21 4h cm d5 4d,xp 0 1 0 1 b 0 f t 1a 74 m vj,xx 0 1 2 0 3 l 1i t 37 k l1 x4," +
  "yg 0 1 0 2 f s o 33 3x e2 5 9q,ym 0 0 2 0 9 q r f f 45 6v 9m,ys 0 1 1 4 2 g 12 3i 5x az a5 e5," +
  "yv 0 1 3 5 0 4 1n 2t q c6 np 1cl,z7 0 0 1 3 6 j r 27 5v 1k my 1bz,zx 0 0 1 2 a n p t r 5p cx 3h," +
  "105 0 1 3 1 f c 14 1l 5m 3b aa 6b,109 0 0 2 0 f 1 1e 15 6n 6t op uw,110 0 1 1 1 4 i 1h 28 2t 6z an 1bp," +
  "11h 0 1 3 4 0 d u 1n 38 j j3 1ks,12g 0 0 2 4 0 f m p 54 85 5b 132,12o 0 1 3 2 f 3 o 1n 6r 87 ml q," +
  "12y 0 0 3 0 4 n 0 33 54 9v m9 qm,139 0 1 2 1 a i 1j 8 6p a9 gk 12j,13d 0 1 1 3 8 5 p 1m 6b 2n kq 1h2," +
  "13j 0 0 2 4 b j 1d 2i 4r 6q 1d qt,14b 0 1 0 3 e o f z 6s 7b oh 14e,154 0 0 2 5 2 2 10 2m 4g s gj 1f6," +
  "15f 0 0 2 7 6 m 1q 2v 55 5r 4d dn,15r 0 1 1 2 c t g f 3b cr pt 11m,15s 0 1 2 6 d u b 1l u 5q hp 1df," +
  "161 0 1 3 7 2 t 1e 14 n df b8 18a,16q 0 0 2 5 f 7 j c 2e 70 b8 116,16w 0 0 2 4 9 6 1b 18 73 1r jd 14r," +
  "16z 0 0 2 2 f m 4 s 19 47 hz 18n,177 0 1 1 1 9 7 1k 2l 30 6s hu p1,17q 0 0 1 0 6 e s 1x 3j 2q 7g ub," +
  "18j 0 1 0 7 5 3 q 3j 6h 4 ai 17z,18v 0 1 1 7 a 6 4 2m 4z 4h o 4m,18y 0 1 3 5 3 i a 1n 5k 26 n1 eu," +
  "199 0 0 2 3 8 g 1l 36 22 23 s5 3v,19e 0 0 2 7 2 o 12 25 5b 5c rk d4,19g 0 1 3 1 3 r 16 k 4y 7b nt mh," +
  "19j 0 0 1 0 a m 1l a 2r df ly 1gv,1a1 0 0 1 3 a j 1m 2n 2c 10 5q 1bg,1ab 0 0 0 6 0 f s 2p 37 4g 53 e9," +
  "1ap 0 1 3 1 5 e n 28 z 5t nw 62,1b5 0 0 3 1 5 4 l w 26 0 pp bf,1bc 0 0 0 2 a 7 f 1e 42 45 1r ic," +
  "1bh 0 0 3 0 d 0 5 36 3c 9s l kh,1bu 0 1 3 0 2 7 10 2j 2o r io o,1c2 0 1 1 1 9 1 r a 2c 97 n9 1w," +
  "1c4 0 0 0 6 3 a y x 56 de ho vn,1e2 0 0 3 3 a b 8 l 4q bq 6g 1al,1e4 0 1 2 2 c 2 14 1e 38 1x 4z sk," +
  "1ef 0 0 1 5 7 j r 1 6j am fv 1iq,1eq 0 0 3 7 4 s 14 13 2z 60 4m 1hj,1ew 0 0 2 2 9 m 15 f 2w 51 9q i3," +
  "1f7 0 1 3 2 0 6 r 29 61 b7 3z s7,1fd 0 1 1 3 1 1 8 2q j 2c 6s ok,1fr 0 0 1 2 e l 17 28 40 4p h4 wo," +
  "1gx 0 1 1 4 a 4 12 0 6a 2b mt ux,1hk 0 0 3 0 7 3 x g 2o 3c eb wh,1hp 0 1 0 5 0 v m w 3o 96 bs rh," +
  "1hv 0 1 0 6 9 o 1 5 27 2y 95 13f,1iw 0 1 2 5 4 e d 35 3i 68 jh 1bl,1jg 0 0 1 0 3 1 12 1z 3u at kt 6l," +
  "1jx 0 0 0 2 5 b 17 1t 5g bs 2o 18a,1jy 0 1 2 5 1 1 18 4 68 3d ku o5,1k4 0 1 0 4 e e 1k 7 w 8h 1v 1f7," +
  "d 0 0 0 4 a 9 j 23 5h 6y il db 11u,j 0 1 3 0 3 h m g 1n 34 mn nj k9,q 0 0 0 1 c r i 13 2b cl ex 3r 1kd," +
  "15 0 1 2 6 2 6 q 2a 62 x no 184 34f,1e 0 1 1 6 d s 1b r 65 3e r0 ny qs,1j 0 1 0 4 2 g 1i h 1d bh 4q xc xh," +
  "1x 0 0 2 4 3 g l j 17 b3 8t 1cc 2rf,1y 0 1 0 0 f 7 m d 4o 1k dp so z4,27 0 0 2 4 2 7 1g 1p 6n 40 mc u8 1sa," +
  "2a 0 1 2 5 f n 1c 17 5c 2p eg 91 19f,2f 0 0 1 3 8 1 1e r 17 8q nf j9 124,2l 0 1 2 2 3 a 4 3a 4c 7m fd 1m 2dv," +
  "2m 0 0 1 4 4 2 r 2s 6r bt fb 15k 1kb,2p 0 0 2 4 f 9 t 3 51 5a g7 sk 27d,2s 0 1 1 7 b v 9 35 5d bh 6r ek 2vr," +
  "34 0 1 0 2 b c u 3e 51 bz dd 1dr 2hx,3d 0 0 2 0 2 d 14 16 3t o 39 19p gl,3q 0 0 2 3 b q 16 1h 73 at hk f6 315," +
  "3u 0 1 1 0 4 a 11 31 t 6q o5 1he fe,44 0 1 2 0 6 k 9 1z 42 5f s3 ov 1p3,47 0 1 3 7 a 6 a 2p 2z 5q 79 t5 wi," +
  "4d 0 0 0 1 e p n s 1v 7z d3 n8 7i,4h 0 1 2 0 4 6 1k 2f 67 1l 94 1km 2ay,4z 0 0 0 5 8 k i 1b 44 81 cn un x5," +
  "51 0 1 2 1 b 5 b 37 1a 99 9v lp 32k,58 0 0 3 1 8 t 6 2i 1y dr p8 6c nr,5g 0 1 1 2 f t 14 2u 3e 7g ek du p7," +
  "5n 0 1 3 2 8 6 4 13 8 2k 2 up 2ez,5q 0 1 3 6 3 q u 20 6 3y gp d5 14q,67 0 0 3 1 f 9 y 30 n 64 qa 9c 1pt," +
  "68 0 0 0 0 c 4 b 34 5c 8q 8d 1g1 1mw,6b 0 1 0 4 2 i f 3a 5z 13 l4 6d z1,6e 0 1 3 1 4 l 1g 2h 2 34 b3 oo 1vy," +
  "6n 0 0 1 0 e m e 27 3p 3f 6b br 1ia,6p 0 0 1 3 c a 1o s 6h 3t 9z l4 2tn,6w 0 1 0 1 5 h 1n 1p 14 dl gh 1eb 1nm," +
  "71 0 0 0 3 7 c 1o 39 c 6r c4 ot rg,7g 0 0 0 5 1 3 8 1v 4s 4w 5b 1jp zq,7m 0 1 3 7 d 6 1c 1p w 9d d7 hu 2j3," +
  "7v 0 1 3 1 3 0 z 9 4i am 4o gm 11g,7y 0 1 2 0 f i 5 z 2c 3x 15 1gs 2qd,81 0 0 1 7 8 e 15 w 3t 9f oa 1jn 2zm," +
  "8d 0 0 1 0 a 5 k 1b 3a 50 p9 12n x3,8e 0 1 3 5 e s 1j 2l 6g 20 8e rl 34m,8s 0 0 1 1 9 7 r 15 4y dw 8x l2 2io," +
  "8v 0 1 0 2 e h 10 b 12 8l l5 ny 354,90 0 0 2 2 9 b 3 2q 68 4o 9y 14k 4d,97 0 1 2 4 3 v 1m 1c 1c ba qq 134 lx," +
  "99 0 0 0 5 f 3 c 39 37 1u dz j1 lk,9l 0 0 3 2 9 3 n 2d 3p 3d ih 7v 2bs,9r 0 0 2 0 3 o r 18 1i a7 k7 18c 2en," +
  "9y 0 0 0 3 0 u 4 1f 1 cw kk 14n 152,af 0 0 2 6 8 a 11 o 3j e5 g4 tm gc,aj 0 1 0 1 6 7 k 3f 2x 5o g5 79 10l," +
  "al 0 1 3 3 a t 19 22 6n 5f 9g w3 2es,aq 0 0 2 5 d q a 2x 2q bb 9z ma 3j,b7 0 0 1 1 4 g t 1 4h 0 1e fr 34k," +
  "b9 0 1 1 0 e 2 8 1y p dr bo 4j 1hl,bn 0 1 0 2 5 9 b 18 2f 2e 2a 140 q4,bu 0 0 0 7 6 p 17 j 6v 8h im l9 2pm," +
  "bw 0 0 1 5 6 r 11 2k s u qm sh 2au,c7 0 0 2 2 3 q 5 30 2y cy cs 1e3 1zv,c8 0 1 1 2 8 q 1f 3h 54 au ib 1fm 1pn," +
  "ce 0 1 2 6 0 j c 39 4g aq 3h 177 2gu,cj 0 0 3 1 f 2 c e 4i 5c i8 1r 1tc,cm 0 0 2 7 7 d 7 16 3b 3d mo 1c8 10e," +
  "cq 0 1 1 1 4 9 1k 6 1w 2a c 152 2wu,cx 0 1 0 1 5 a 1 1c 5s 2j gq jy 3f,d0 0 0 3 1 8 a 1q r x 5d 5c w9 cb," +
  "d4 0 1 2 2 e 5 1f 33 38 8w 1u 5r i0,d7 0 1 1 5 0 4 2 2m 39 dz ix 1jc cc,d9 0 1 3 4 b 9 9 2j 3q 5l mt 1df 202," +
  "ds 0 1 3 1 e m 8 y 6l 22 hx 11c 2xw,dy 0 1 3 1 d i k 10 3i dw 5z ff 31j,e4 0 0 3 2 1 3 17 1z 40 6v 8r 15t 2df," +
  "ed 0 0 0 6 2 m 8 2b b dj b4 rf 2mw,eh 0 1 0 5 3 a j b 2y 5y i2 sl 2q,en 0 1 1 7 1 s 1o 1u e 9v r8 yo 2m," +
  "eq 0 0 1 2 5 r 1l 1w 38 9c do 13k 2a3,es 0 0 3 7 e m 0 3c 4k 4h cu 136 1a9,f2 0 0 2 3 6 f 14 1g 2r 20 2p iy 1z3," +
  "fc 0 1 3 5 1 r 5 f 1m 4r hk pi y1,ff 0 0 1 3 e s u 2h 5y 87 2g r0 tz,fk 0 1 2 5 b o 1e 1w 4p 4h ed oa 2zg," +
  "fq 0 1 0 6 a h r 13 9 3q en 10t 2qd,fz 0 1 1 5 4 4 1b 2b 62 50 gg 1kp 8d,g1 0 0 0 3 f u 12 w 6s 94 9l xn 1ll," +
  "gd 0 1 2 3 a i 17 2n 4b 6a ry bi 10d,ge 0 0 2 4 8 n h 1e 2 ba g2 hr 2ua,gq 0 0 2 1 5 h 1k 2r 54 a0 ci kf 30c," +
  "gv 0 1 0 2 4 u 15 26 5f a9 r6 th 1oa,gw 0 1 2 5 9 9 1j 34 5b 31 du 9y 2w8,gz 0 1 0 5 6 v h 1r 2w bj 6y 15w 1cp," +
  "h1 0 1 3 4 e 3 5 29 14 7t k2 18n 2gk,hd 0 1 3 5 c 1 j 2p 6t m bn 1ju 1w1,hw 0 1 3 7 6 2 x 1z 1m 70 hs 1f3 273," +
  "i3 0 1 3 4 4 9 a 32 21 al 9h up 86,i6 0 0 1 2 a n q 1i 45 b7 g0 gs 32k,i8 0 1 3 5 4 f m l 70 8z fn 118 1wa," +
  "ie 0 0 2 7 f k v 1k 5j a3 9c zx 211,ik 0 0 0 6 8 q h 1d s 3d k3 qn 13b,ix 0 1 3 5 b p 6 4 o 68 du 16o 1p7," +
  "iy 0 1 2 3 b g 18 k 5r q 9o fg ko,j5 0 0 1 3 0 6 e 6 3j ae 12 1c3 og,jc 0 1 1 3 6 7 1a 2n 4a c2 a9 eg 16e," +
  "jf 0 1 2 6 2 9 1i 2x 4t bn ce 14x 2zf,jn 0 1 0 6 d 1 1n 26 6q 1d nn 1i3 7y,jp 0 1 3 5 0 b 1p 1g f 4z 3t on 1f6," +
  "ju 0 1 1 2 d 5 1q 1 5q 2r sd 147 14w,jw 0 1 1 1 7 o 1o 27 38 7j 2o 1jn 4g,jz 0 0 1 2 4 n 17 0 p e1 m5 v3 2ht," +
  "k7 0 1 3 4 0 g 17 1w 6i ae jm b6 2mo,ke 0 1 0 6 9 m 1b 35 e 9e hp 1b5 1pt,ki 0 0 3 2 3 v g z 65 7s i7 16m 2of," +
  "kn 0 0 0 6 4 i b y 6 5r kj gm by,kr 0 1 1 6 d a 6 38 1g as 4s xx fc,l1 0 0 3 5 b 6 a 21 32 7m 10 11w 2f7," +
  "ld 0 0 3 3 c d 7 m 35 j 11 gj 1dh,le 0 0 2 3 6 o 1d 2b 35 6 4w ej 345,lk 0 0 1 6 f 4 d 3 6e a8 ln 191 q," +
  "ly 0 1 0 0 a k 1c 2a 2d be 85 to vu,m7 0 1 0 5 8 k e 2l 17 8b kd jd 2ad,md 0 0 0 4 4 o 18 2u 5o 6a u qp hg," +
  "mh 0 1 3 1 4 l 18 1z 5z 15 h9 ox 1dz,mk 0 1 2 6 1 c t 31 l 33 b2 10t 2bj,ms 0 0 2 7 3 r w 2v 2y 4b hv hm 2ht," +
  "mz 0 1 3 5 a s f 2j 4v bw cn nd 2rd,n1 0 1 2 5 d 0 a n 5d 5b m4 1l 1gu,n7 0 1 0 0 6 b 17 2e 2i 8l my 1il 2cc," +
  "nd 0 0 3 2 8 l i u 49 8m os r 1l,ng 0 1 3 7 c u 1p 7 3a 9b kg 6h qh,ns 0 0 3 2 e s 11 3a 16 9p 27 1do 1u9," +
  "nv 0 0 0 5 c 9 p 0 21 f cf 10c 8o,ny 0 1 3 2 e 7 1l 2f 5h 5f fu pd ge,o1 0 1 2 3 8 3 5 2o 18 3d 7s 1gl 1r7," +
  "ol 0 1 0 5 3 s 3 1q 5l d5 hi 5o 349,oq 0 0 2 6 a v 1l 38 37 cs o9 1eh yz,p5 0 0 2 5 1 d 7 19 70 87 k5 1hw 15m," +
  "pg 0 0 1 5 a 4 1i 24 4e 7e 88 1j3 12u,pp 0 1 1 6 4 s 1o 3e 31 c1 df az 2qj,pz 0 0 0 4 e a 1d h 57 db 4k 1kr 2rl," +
  "q3 0 0 0 4 5 8 8 1c 18 1v 8r 1gw 196,q6 0 0 0 7 a p 19 3g 6d b4 ai wo s8,qd 0 1 2 4 b e 12 q 5j an p8 u5 mm," +
  "qh 0 0 1 2 e 2 l 1o 8 bx kj 1gk 2k8,qk 0 0 1 3 3 u m 1i 55 bk 19 24 1r8,qp 0 0 1 5 3 r 14 1p 5e 1x qu cd ou," +
  "qw 0 1 3 7 c 8 1a 2a 6z 9y lk kh ml,r4 0 0 0 6 6 v 6 34 4y 7x g 1kk 1gp,rg 0 0 1 5 0 f 1h 20 5n dc 6y 15h 1f," +
  "rn 0 0 3 0 b v o 2o 2e 3w c y8 2ab,rp 0 0 3 0 0 0 16 12 3s 9m 4u h7 1qj,rz 0 0 2 5 3 u 4 1o c 4y k1 5m 30p," +
  "s7 0 0 3 6 5 q 5 2v 20 2x nn f0 te,s8 0 0 1 5 d b 9 4 44 3v kk vk 2gp,sj 0 1 1 2 7 m 1 k 48 17 p7 1c2 22a," +
  "ss 0 1 1 6 4 i 13 1q 3l 7s f3 1kt b0,sv 0 1 2 3 f r 3 20 4t cw 86 12n 2a0,sx 0 0 3 7 1 c 0 2i 6 3d 92 v1 2ve," +
  "t4 0 1 2 2 8 q w 3 g 83 ix i8 w7,t9 0 1 1 3 d n 1c 2s 2l 4g v l1 31y,ta 0 0 1 2 b 4 1 2a u 9 ou 1gj 166," +
  "te 0 1 0 6 7 l 1q 2n x 3s lj ux 20y,tv 0 0 0 6 c q 1h g 45 3g kh v0 cl,u2 0 1 2 0 b i 16 8 2v 8x 98 14q 207," +
  "ua 0 0 3 3 c s t k 7 af af oa 2py,ut 0 1 1 0 6 c 1r 1a 3w 8i c5 uv 2g4,uu 0 0 2 1 e r 13 3g l 4e 7e dt rn," +
  "v3 0 1 1 7 8 o 13 f 2o 38 jy 10b bd,va 0 0 2 7 c 1 1p 20 58 4 6b gj 1iw,ve 0 1 2 1 7 9 k 37 14 5g 1 9 xg," +
  "vj 0 0 1 0 d l 1k 2h 3 bu d5 11x 44,vl 0 0 0 5 e j q 2n 65 9k 7c 1a8 2v7,vo 0 1 3 2 1 e 9 x 64 1k d6 12g 1lw," +
  "vx 0 1 2 5 5 r 16 2c 2z bb b5 wk 1j3,w4 0 0 3 4 2 m 1j 2 5t 57 47 ny 1qc,w7 0 1 2 7 e l 13 9 b 5s 5a 7i 1wd," +
  "w8 0 0 1 7 1 f 1m j 1m 48 h1 gz 1z,wd 0 0 2 4 2 n 17 3b 2i 4w lo 1a0 qo,wl 0 1 1 0 1 7 q 32 64 dp rq z4 33x," +
  "wq 0 0 3 5 7 s 1j 1x 1w c9 q4 137 26m,wv 0 1 2 2 a 5 2 6 d di 85 ih j2,ww 0 0 3 5 e p 1a e 30 32 r ye rh," +
  "x1 0 1 1 6 1 5 o 11 59 55 k0 b0 2y0,x6 0 0 0 6 9 m 18 3g 19 90 nj cp 261,xn 0 1 0 3 3 e 0 12 4c cf 77 ap 43," +
  "xq 0 1 0 7 2 1 0 s 4l 1i 6q 13m 2mv,xs 0 0 0 7 8 1 h 1d 3e dh bn yu 12x,y1 0 1 1 1 4 i s 3h 4i 4e 7c i8 2gl," +
  "y7 0 0 0 7 c t 0 1n 1b 7 b1 wz 2hr,yf 0 1 0 2 0 o 1m a n 2h bz 16 n6,yj 0 1 3 1 4 i 9 32 6b di 7x jt bc," +
  "ym 0 0 0 7 8 4 x 2y 1r cb i1 14g 2vh,yp 0 1 0 6 d d k l 2d 8n 9l 5f 1vu,yz 0 1 0 6 8 8 1p 3b 1z 35 fz 77 2iv," +
  "zd 0 1 3 2 3 v 1c j 1e 7p eo 5a 31l,ze 0 1 2 0 1 d 16 1s 28 c5 r0 1d6 9n,zl 0 1 1 2 a t c 2j h c dp k9 2i," +
  "zr 0 1 2 6 0 7 1r 3a 4u 4o kp x3 30h,zy 0 1 2 2 f 2 1i p 5o a6 jd 18j 2c0,100 0 0 2 3 6 h 1k c 3n 5e 45 z0 or," +
  "109 0 1 3 5 7 n 1c 10 r 11 1k 11f e7,10a 0 1 0 0 1 6 y 2x 40 6p ij ax 9e,10m 0 0 1 1 8 3 i 12 70 1w fg 4s 15b," +
  "110 0 0 0 6 1 5 1b 2r 6a 1i 6n 1fq 3b,113 0 0 3 7 9 q 1 20 4z bz 4t 1h8 169,114 0 0 3 7 c v 1r 1s 1q 2p 25 up 358," +
  "119 0 0 3 6 4 o 1o 1l 10 1n pp a3 n,11a 0 1 1 6 6 5 z 3 m 87 1u xf 259,11u 0 0 0 6 b e 17 18 6y z of fj 9j," +
  "11w 0 0 3 3 6 3 6 2j q d7 q2 1jf 2m1,120 0 1 3 5 3 0 d n u a cr dc f5,12a 0 1 2 2 0 d 0 2 v 26 i0 ek 29u," +
  "12j 0 1 3 4 9 g 8 1u 5w b2 nw 24 1n,12l 0 1 1 3 6 i 0 2z 72 dx u wo 2wb,12t 0 0 3 0 e 9 f 13 2r 7p gs m9 2ck," +
  "12x 0 1 0 0 2 f 1j 1r 4m 5y pv 1ii 235,134 0 0 3 2 2 2 1p 2n n ds 3q 1k9 tb,13e 0 0 2 7 0 4 17 2 n 6f c0 p6 2u6," +
  "13l 0 1 0 1 b v 1p 15 73 as v hu 1r0,13m 0 1 1 3 d c f w 64 7c p7 qa 4h,13r 0 1 3 2 5 9 3 2 5i b9 ah 141 1mk," +
  "13v 0 1 0 6 4 a 6 3 3r 7h ok 191 21y,141 0 0 3 0 f 6 n 1t 2i 6c ln 10z 2ke,144 0 1 1 3 e r c 2t 5t 19 62 g3 271," +
  "14m 0 0 1 6 e 9 z 30 4o 4k 6y d1 um,14v 0 0 1 0 0 d 8 2s 1c 3y hm 1k5 un,14y 0 0 0 0 1 k 6 2r 1y 1s l1 17g 2aw," +
  "157 0 1 1 4 1 8 1n k 3r cy c6 9q ui,159 0 0 0 3 7 n 1 2p 1l be a2 bp 2cb,15i 0 1 2 7 8 g 16 w 44 7x fl 123 27j," +
  "15l 0 0 2 5 d 7 i 39 5r 42 jz 121 1lx,164 0 1 3 3 0 r z h 49 5 5k q4 cy,16a 0 1 0 5 a i 1 2g 1n 4p 7r 1jf 1bq," +
  "16m 0 1 1 4 8 8 1c 1n 46 2c 26 19d ve,16v 0 1 1 4 e 1 1j 1e 4x c2 57 108 2ug,174 0 1 2 4 3 a 1p 1d 4r 9m qr ma 1wd," +
  "179 0 0 1 2 6 f 1d 8 11 5c ld lk 2qa,17a 0 1 1 2 f h 1h 5 5n e5 ia 1dw 2s1,17j 0 1 1 6 8 g 1d 3e 5k da 26 r2 lt," +
  "17k 0 1 0 5 d 7 5 1i 5y 49 qj 11i by,17q 0 0 2 6 6 h r 3j 4b da p1 114 205,188 0 0 0 5 9 1 18 i 2x av it 1dj 2r3," +
  "18l 0 0 2 2 a o 13 8 72 4l 2j 1h7 bv,18m 0 1 3 2 e 9 16 1i 1g 79 bq 1b0 2vu,18q 0 0 0 3 c 8 1q 1t q ai 3i 15i 14t," +
  "18x 0 1 1 4 9 b 1g j 4v 9e 2x 5k 34j,193 0 1 2 0 2 5 8 1 5m 6i ls 13s 17i,19a 0 0 1 6 7 2 1m 2h 1x 20 6m fs z8," +
  "19e 0 0 3 4 2 a 4 1a 2x dd gr 1af 1w7,19k 0 0 0 4 6 l 8 q 14 b0 lt z1 1f5,19n 0 1 1 6 c a 2 t 6s dp qy 2d 2bg," +
  "19s 0 1 1 3 0 j 18 2d 5l 6h oj 1bj 12r,19v 0 0 1 4 9 o 19 1q 29 e2 18 13k 2m8,19x 0 0 2 4 4 5 7 3c l 44 nv le pa," +
  "1ae 0 1 3 7 e b 1f 3b 2n g eh 1eo 2jd,1ak 0 1 1 4 a p 1p r 33 8y kb 1ju 29t,1as 0 0 2 3 1 k d 39 5f 47 s2 189 2xn," +
  "1av 0 0 0 4 2 o o e 58 3h q7 e4 i2,1az 0 0 1 1 6 k d n 33 b 76 18t 2lh,1b1 0 0 3 0 f c n 4 73 8n sf hj kz," +
  "1b6 0 0 1 7 7 b q 0 3m 89 16 3c 2pv,1bh 0 1 1 5 8 2 14 10 22 au s9 17x 1mz,1bn 0 1 3 3 e t o 13 5i ci fc uf 2f6," +
  "1bu 0 1 1 5 6 d c 2e 1h 10 hk 84 20x,1c4 0 0 3 7 e b 10 36 39 cb ke 1kk zz,1c7 0 0 1 4 8 7 15 2e 2v c7 nm ky 5," +
  "1cj 0 0 1 2 2 i w 28 j 5u g0 rv 22d,1cl 0 0 3 5 b i 2 5 4 6x 8 26 27t,1cq 0 1 3 6 c 4 o 3 j d4 iq of k0," +
  "1dd 0 0 2 1 a 7 1k 14 3o bm 4m 1ec 2d6,1dk 0 1 0 5 6 d 10 1i 44 4j 45 196 2om,1dq 0 0 1 6 9 j 1p 10 w 2 eq ud 1y7," +
  "1dv 0 0 1 0 5 f a 1l 6a bw 9v 6v 7m,1e1 0 1 3 3 7 e 13 1f n 9w o3 17c 2fs,1e2 0 0 2 2 e 4 1c g 6j 9s 4k ku iq," +
  "1ec 0 1 1 0 a 4 1j 2w z n 6t tr oy,1es 0 1 1 1 5 j a 1v 66 3l 8f 1gx 23o,1ev 0 0 3 4 5 c 1k 3h 5h 4e 4e 19 rh," +
  "1f1 0 1 0 4 1 a 1f 1u 5e d3 h5 oa 2q3,1f2 0 0 1 3 0 5 2 7 6w 6m 6n 16r 2os,1f4 0 0 1 1 7 j 1g 1t 6l 6g 2i c0 1gy," +
  "1f9 0 0 3 4 9 v 1p 1t 5r 7a 6c yb 17j,1fr 0 1 3 7 c h 1p m 4q b6 6q 1k8 2q4,1fs 0 0 0 2 e 4 n 35 p c1 q0 m4 vj," +
  "1fv 0 0 3 7 f 4 z 1m 3y 9v bm jx 2f5,1fy 0 1 0 0 2 9 13 c 46 5r pz 8y 195,1g5 0 1 0 1 8 p 1d 2k 67 l 79 31 5y," +
  "1g9 0 1 0 6 e 6 p 1a 3 dt ai 15w 2nc,1gc 0 0 1 7 3 c 11 8 25 dm h3 h2 rp,1gv 0 1 2 1 d m z 10 34 al 58 ft 13r," +
  "1h9 0 0 1 0 0 j y 1k e 55 el b0 1g2,1ha 0 0 1 6 b u d 2j 49 5z io 12a 1jz,1he 0 1 3 2 2 t 1m 2q 47 a0 c6 a1 m8," +
  "1hg 0 1 2 0 d g 1d 3a 6q 9v 98 16q 1yw,1hk 0 0 1 0 6 4 1f 2s b d7 s6 2a t2,1hn 0 1 2 6 2 e r 16 32 9e 8h 1e6 1rf," +
  "1i7 0 0 0 0 3 u 4 38 3m 7s d8 1jv xx,1i8 0 1 1 6 0 8 1f z 33 2y bk o9 2p7,1id 0 1 2 7 c q s 2l c 9n gr 1ks 13y," +
  "1ie 0 0 3 0 3 f 17 1s 6u 77 ll g1 1se,1ik 0 0 0 7 a 8 b e 9 3j cv ov 16y,1in 0 0 1 4 8 g 1b 1s 2f 6e 3z 10k wa," +
  "1iq 0 1 2 3 b 9 v 2w 3g 83 j2 sb uw,1is 0 1 1 2 2 9 13 3c 6d 4x k7 1a0 1ej,1je 0 0 3 4 a k 1c 1n 1s ao le 1cj 2zi," +
  "1jm 0 0 3 5 4 e h 3j 1y d0 oh k jc,1jr 0 1 3 0 6 p u 26 2g br pe 1d5 3y,1js 0 0 0 7 a 6 4 r 5i 9 kr hf 2sh," +
  "1k7 0 0 3 3 c i q 3a 4f 2q 3q gq km,1ke 0 0 2 7 b 8 h 3f 4h b7 38 1f4 1p7,1kj 0 0 1 3 4 t 16 1g 6u al mr 5f k5," +
  "1km 0 1 1 4 7 g 2 3i 1s 8o l7 12s 2c4,1kq 0 1 0 0 3 n a 28 39 15 5i 1dh 2ao,1kv 0 1 3 5 1 k c 1m 57 at i0 1fl 34q," +
  "1kz 0 0 1 3 f 9 1f 2e 6l 2m s9 14k fd,1l6 0 0 3 1 c 3 1a 3j 49 1k qa v0 2o3,1l8 0 1 2 7 4 s 13 1z 2a 2 ja 2o 9m," +
  "1lj 0 1 2 0 e m 19 o 2m 6e 63 ht 30t,1lw 0 0 1 6 5 u k 37 56 9n 5h cp 22w,1lz 0 1 3 5 2 p x q 6p 1b qz 3f 26i," +
  "1mb 0 1 3 2 2 s m 39 1w b0 eu n2 lm,1mk 0 1 2 1 c r 1f 2g 14 by fz 1z 2yb,1mn 0 0 1 0 a k x 1t 3i 5z hm 186 1bm," +
  "1mw 0 1 0 0 a 3 12 32 3k 97 z 14y yg,1n4 0 1 2 1 1 b m 1h 45 a9 e2 1 17y,1ne 0 0 2 0 1 i 1i i 3d dn gy nh 1hq," +
  "1nj 0 0 2 2 f 3 2 2o 5i c1 kr 1bp 2vc,1nk 0 0 0 0 8 t 1c 38 5e 8a e2 mn 6p,1nt 0 0 0 5 3 k 1h q 1j 1q l0 qo 2y7," +
  "1nw 0 1 1 1 f e 1m 1 52 dh ft th 2a4,1o2 0 0 0 6 b 1 0 2b 6l 8v p5 1hc 16s,1o7 0 0 2 1 2 n w 1p 3t av 1b 1n 2xf," +
  "1oi 0 1 0 7 6 g 1a 3a 6h 5z 9s 1jq 1k1,1on 0 1 2 0 9 3 1e 37 25 a8 j6 1af sh,1p6 0 0 2 4 7 o m 29 60 am s7 2s zy," +
  "1pf 0 1 3 4 9 k f 18 1a 8n 1g ac 1p8,1pi 0 0 2 0 5 m 1r 16 5e 63 bi 6m 32m,1pr 0 1 1 7 6 k 0 2v 61 84 4b ny 120," +
  "1pt 0 1 1 1 6 o a f 2q b3 jl 153 2r2,1q0 0 1 0 1 3 l 4 1y 1u 81 ep 1a da,1q5 0 1 3 0 7 p b 2y 5a bt 9p ve 1bh," +
  "1qp 0 1 2 4 c h x 1y h 5o jr 52 mu,1qs 0 1 1 5 7 g d 2i 1a 17 og 1cr is,1qz 0 1 2 1 c v 1j 1w 4g bd 9s lh 2sz," +
  "1r6 0 1 0 0 2 s 1d t 5p ai j1 1iw 1fb,1r8 0 1 2 5 5 a c 21 3b 6b 9u d8 2rn,1rh 0 1 1 7 2 q 19 2u 4q v a1 lq 2r3," +
  "1rk 0 0 3 7 5 a 1d 13 v 88 rv 1ee 217,1rp 0 1 1 0 4 a m 2f 6a 61 pr 10s 2on,1rq 0 0 1 7 7 g 1o 1o 3h 5z fn 19w 1mb," +
  "1rt 0 0 0 4 f 7 z e 4s 5f g3 130 4s,1rz 0 1 3 0 b e 1b 23 4j a3 8z mj 159,1s4 0 0 3 3 4 e 13 19 1r cm hy i9 21t," +
  "1s7 0 0 2 5 6 i 18 10 22 6m qi 1af 7a,1se 0 1 2 3 2 t r 3j 33 6d s5 3a 1me,1sj 0 0 0 3 d 5 1b w 4i bl cl 1gs 1gl," +
  "1ss 0 0 0 5 d g 1d 2f p co 4l pp 1le,1t1 0 1 2 2 6 i f 1d 3s 5o pd 1he 249,1t5 0 0 1 3 b 9 1h 16 3x 79 72 69 5u," +
  "1t8 0 1 2 3 6 4 p 14 17 8l u 12x 217,1te 0 0 0 7 4 m h 31 5k 3r d8 90 2n3,1ts 0 0 3 5 4 m 8 31 2c bm kl ma 14a," +
  "1u1 0 0 3 3 a l i g 41 4z z 149 2pq,1u4 0 1 1 6 f q i 7 22 d6 7n 1bu 23r,1u7 0 1 0 2 9 m 14 33 2o 63 sf 1hv ay," +
  "1uc 0 0 3 1 5 v h u 3j 7t 6d 15j 1an,1uj 0 0 2 4 6 o n 2k 3b 32 la 1eh se,1ul 0 1 3 1 c i 1r 33 p 4y 6p 1ha 2ng," +
  "1up 0 0 3 4 f i 1k f 5d bk h9 lf 24v,1uz 0 1 0 4 b t 1n 32 10 2k rv 142 zl,1v1 0 0 0 6 3 g q 2h x 2k le p3 1sp," +
  "1v7 0 1 0 5 f i b 2z 3q 4y 2v 8y 1ml,1vn 0 1 1 6 9 d 1h r 19 z nj p7 18,1vu 0 0 1 7 1 9 h 3f o 7c l5 1a2 2df," +
  "1w7 0 0 3 3 b c 1h 1x 6p 6z hq 3d 31f,1wo 0 1 1 6 1 7 5 2q 1v bn do 3t 24r,1wu 0 1 2 1 c n 1b a 1k 49 dw 16k 43," +
  "1x6 0 0 1 4 9 9 1d 2y 51 68 a7 13l z0,1xn 0 0 1 4 2 o v u 26 bw 6w 12w 2p1,1xp 0 0 0 4 0 k 1i 1n 6x d1 c1 1f1 33f," +
  "1xx 0 1 0 0 6 g 1i 1p 40 1 hn 12i 1n8,1y4 0 1 0 5 4 s 15 32 1b l gi 6c 2r2,1y8 0 0 3 1 5 o g 31 36 40 9i 1an 1qf," +
  "1yb 0 1 0 1 9 l x 2o k ap 5n 14 1i1,1yi 0 0 3 5 2 e p 2f 44 7h 0 v6 2hf,1yp 0 1 3 7 a g 1m 2j 73 6s ht 19k 2b1," +
  "1yq 0 1 3 2 4 1 1q 21 4z 7m 54 16c xe,1yz 0 1 2 3 9 2 w 1c 6p 58 l5 k8 15l,1z1 0 0 2 0 5 a k 1k 3u 1t kh eh wv," +
  "1z8 0 1 1 0 7 8 1e y 65 c0 bc jq 20n,1zh 0 0 1 1 1 r 1b 1d 11 2p qs 1il 29b,1zn 0 1 0 1 9 b 1a 2y 3c 7n i5 84 2zc," +
  "200 0 1 0 5 b 7 q 3g 6h 77 1b aa 5o,206 0 0 0 7 e i l 2t 38 c6 12 qu 11w,20f 0 1 3 5 d j l 28 3j 7 kb bk 6v," +
  "20k 0 0 3 5 1 q 14 x 57 bf qf 16i 5h,20r 0 0 0 0 7 i 1a 38 3f 6y ic 19h 234,20t 0 1 1 3 3 5 2 1g 1x dn h7 7d 1hw," +
  "20z 0 0 2 1 9 o 1h 35 50 1e 4x 10s 2uj,215 0 0 3 2 c k 1e 1o 2w 42 qw vd 256,218 0 0 1 3 3 0 4 6 6f e5 dt 17v 1h," +
  "21e 0 1 2 5 2 h 1r 1c 3m ay b7 b7 2ew,21q 0 0 3 2 5 6 m 19 5s 1e re 1em t9,21w 0 0 1 3 2 v s o 2t 26 1l jc 34q," +
  "225 0 1 2 2 1 l 7 25 1r 6s g6 1fe 1vl,22b 0 0 3 3 e e y 2z 5r 53 55 qe 2cd,22k 0 0 0 1 5 g 18 22 60 9s jy m6 70," +
  "22u 0 1 2 0 6 i 9 1n 2 82 sa mo t5,233 0 1 3 6 2 o 1f 3e 2z 75 1u rv qu,236 0 1 0 4 0 1 c 2q 3i 5d nd vh 32," +
  "23c 0 1 2 7 a 4 10 2s 5m dv 62 1hu 2by,23f 0 0 1 0 f r c 15 5u 5h p3 tk 30a,23m 0 0 1 0 b a 1o 2j 1q 4t 1z 1f6 1ny," +
  "23r 0 1 1 1 8 m 8 33 3p b1 p7 i6 25,23y 0 0 0 7 8 t 2 1u 7 9x kv 24 143,246 0 0 0 0 d 6 1n 12 3d dt pp 1fn 1t7," +
  "249 0 1 0 2 f o l 2a o 8g hk fu 70,24f 0 0 3 6 5 v a 3i 36 84 lf 1fn 1li,24u 0 1 3 5 b d 8 1t 43 cf kq jl 193," +
  "24w 0 0 2 4 e 3 1c 7 1k 66 bx kl fk,258 0 1 0 4 6 o 1d 1h 4h 2s 9g 16n 21c,25i 0 0 0 7 4 9 u 28 3 17 85 uj 131," +
  "25m 0 1 1 7 7 9 1b m 45 bi dm 1cb 6r,25o 0 0 0 4 1 i 3 9 35 6 5i 74 hg,25t 0 0 2 7 7 6 8 1j 1v cw fw b9 p0," +
  "25w 0 1 0 1 d s f 9 3v 1f 9m 8r 1bc,25z 0 0 0 0 7 6 x 15 b b3 o3 sn 1ap,268 0 1 1 3 1 0 u f k 7e s4 1kh 2op," +
  "26d 0 0 2 3 8 d 14 13 1h 2u e 1c 1vt,26n 0 0 0 2 9 o 19 2s 3x d6 91 1h1 1yg,26q 0 0 3 4 5 6 10 2q i 31 qt 1as 2bk," +
  "26v 0 0 3 7 5 3 11 2u 3 bd 5j 96 2i3,271 0 1 1 1 d i 1b k 49 2a ey 1ce 7t,278 0 1 2 1 a o s 2h 1i 8p ou 5z 14u," +
  "27c 0 0 3 2 5 9 l 1w 22 9f lf 3e j6,27h 0 1 2 2 7 1 y 14 1v 27 ix 1b8 2g9,27t 0 1 2 0 4 u o q 4f c mv i0 8j," +
  "27u 0 1 2 5 f l 4 1e z cr 4n 17p 28v,288 0 1 0 0 7 2 e 1i 73 d4 c1 1f2 2o1,28d 0 1 1 7 8 o 19 1j 2z e q3 1c ys," +
  "28e 0 1 0 6 9 u 5 1j 29 as 7e fg 225,28m 0 0 3 4 8 r 1m 19 6b 40 7q co 1pv,291 0 1 0 3 c 9 1p i 0 3u 9y 156 1q2," +
  "295 0 1 3 1 9 b 17 39 2w 6c sc 146 p2,296 0 1 1 2 2 l b u 4v az t rw 14e,29d 0 0 1 3 2 0 d 37 5c 3k hi 11i p3," +
  "29j 0 1 0 0 d 9 17 3i 1t 9i o7 1jb 10t,29u 0 1 3 5 a 8 5 14 2n 8w pa 15q 2sp,29z 0 1 1 2 7 f k 2y r cx r4 o 2bu," +
  "2a5 0 0 3 7 3 d w 33 1k 13 q1 cn 23m,2a8 0 1 3 3 b r p 2b 6v c m0 1bv b3,2ae 0 0 1 3 d 7 1b 2o 4o 5r dj 16u df," +
  "2ak 0 0 3 7 9 3 1a k 60 7n 5k 180 1j5,2ao 0 0 3 5 6 7 q y 60 t fi 1an 2ej,2ar 0 0 3 1 b 2 1l 2s 34 1i qf 1i4 2f0," +
  "2ax 0 0 0 5 8 0 j 1z 50 95 fc b 1wd,2bc 0 0 0 4 d s 16 35 3m 1n q4 1j2 2p7,2bf 0 1 3 3 7 3 1h 8 4d o m3 ck 306," +
  "2bp 0 1 0 3 e 1 n 3a 26 ao bn 18f 18d,2bu 0 0 1 7 c j v 7 1j bw c8 kw 2yj,2bw 0 0 3 0 1 h k 2z 1d cf e8 kl 1td," +
  "2c1 0 1 2 0 0 f c 3f 1k bo 5i pc 2os,2ci 0 0 1 2 9 k o 3d 34 di 3c 2f eg,2cn 0 0 0 3 7 7 1g 1y 15 11 n9 1cx 20h," +
  "2co 0 0 3 2 6 d n 2r 66 bo db g2 uo,2cr 0 1 2 7 b f f 14 16 g aw 10n 30b,2cu 0 0 2 6 a 1 n 1d 39 d3 o1 y9 31l," +
  "2cw 0 0 0 1 8 q 16 31 10 1t il c5 gj,2d5 0 0 2 3 8 v 1k 3 2k 7q ae 1dh 1x2,2dd 0 1 1 7 7 a l 1j 25 9k 4s 5v 1dy," +
  "2de 0 0 2 0 7 e 1a 2 50 9w 9n 1io 5w,2dn 0 1 3 3 6 k 1l 2f 4d d0 1p 13g 1pw,2dq 0 0 1 5 c 2 1f q 5v b9 94 5j 2ss," +
  "2dv 0 0 0 0 0 6 1e 2x 5b 4i 1c nn 1pi,2e1 0 1 3 4 f m 15 26 72 9q bo fc 1el,2ed 0 0 0 3 0 4 y 8 1s 3w g4 14w 2yu," +
  "2ek 0 1 3 0 5 e p 1z 12 60 nx w6 26c,2es 0 0 0 0 a l 6 x 2g 70 mm hl 1vu,2ew 0 0 1 5 d v 1j n 38 au 6a nb 18k," +
  "2fl 0 0 1 6 e d 1n 1y 6u dh 6e g3 8s,2fs 0 0 1 7 b 2 13 2z 29 22 p2 xb u,2fx 0 1 2 6 9 2 0 j 5o 7s 9u bi iu," +
  "2g4 0 1 1 6 9 l 4 2g 68 67 10 t9 26q,2g7 0 1 2 0 b 6 v 1i 2t 88 bi 1js 2nk,2gg 0 0 2 3 1 4 q 2f 5f 2c ht 1go 1pt," +
  "2gp 0 0 2 3 e l 4 2 2w 12 cv 14u 354,2gs 0 1 2 7 8 o 2 1z 1t ap ne cu u7,2gw 0 0 1 5 d d d 27 28 e3 m1 1k8 rj," +
  "2gz 0 1 0 1 b s 1n x 6o 80 5e 1a3 21y,2h1 0 1 2 0 9 j 17 u 4k 94 om f np,2h5 0 0 1 0 2 c 7 3c 1t bb ob 162 33n," +
  "2hk 0 1 1 6 d 6 12 17 62 s 8m eb 31l,2hz 0 1 0 6 b p 1m i 4l ac 8e 185 1tg,2ib 0 0 2 2 9 8 1d 2b 17 a0 a8 ay u2," +
  "2ie 0 1 2 6 0 p 1n 2x 2a 45 if 16e 1af,2ip 0 0 2 7 e m 8 1s x 4s lk 11k 2uc,2iq 0 0 0 4 b 3 6 2w 3 5n 4e 16q 2t7," +
  "2iz 0 0 0 2 4 t 18 1 6r 69 70 yp 2x1,2j4 0 1 0 3 a 0 a 2t 1e 5s ja 127 je,2j7 0 1 3 6 3 f 1 3f 4u 6q hh 7m 2fs," +
  "2ja 0 0 3 3 d g 1h 2q 42 a4 oc zp 1f,2jp 0 1 2 4 c h 2 3i 1w 2y sc 1b1 p4,2jq 0 0 3 6 7 h x 15 43 2f bn 13b bn," +
  "2jt 0 1 1 5 1 8 r 1y 3f dr 1m 1gr gy,2k7 0 0 2 0 5 i 17 38 6c 92 ch 14q 174,2kb 0 0 1 7 1 f x 2b 62 4 91 fe ft," +
  "2ke 0 0 1 0 3 v x 8 5 c9 pr qy 1tz,2kj 0 1 3 4 9 g 1k 1m 6v j ox zk 24n,2l0 0 0 3 2 0 1 1f i 2s 33 fa c6 2i1," +
  "2l3 0 0 2 4 e o p g 63 cq by ic tn,2la 0 0 1 1 0 2 8 1a 30 8l 8i iu 2cn,2lk 0 1 0 5 1 a 2 k 7 2f bp 14s 2n4," +
  "2lq 0 1 1 3 4 s r 1r 13 3z 66 um 32y,2ls 0 0 3 6 b 8 1a 1s 26 1v o9 p6 1m3,2lv 0 0 0 2 f t 1d g 5w 4k cb 53 og," +
  "2m1 0 0 3 4 8 q 12 1x 61 5d o 1eo om,2m2 0 1 1 7 a s m 28 4l 9z 3s 1cb 1ly,2mc 0 0 1 4 1 1 1g 2s 56 c6 cr hj 2kc," +
  "2n0 0 1 0 7 6 l 6 1d 10 29 4w 1dk 25s,2n3 0 1 3 1 2 4 y 2g 68 n au fm 1my,2na 0 0 0 2 1 m 0 1p 5o cj 2u sk 2y2," +
  "2nd 0 1 2 4 9 n 17 1v 6o b3 1e 1bc v4,2ne 0 1 0 6 1 c 7 d 2i df 9a zs 2so,2nj 0 0 3 1 f 2 1f q 0 cn gs 1fc 2ku," +
  "2nm 0 0 1 0 2 2 o 1v 3w ad ak 15a 32l,2no 0 1 1 2 9 u 1q 2r 45 75 iy 54 2pl,2nx 0 1 0 3 2 k v 36 3x 7x 21 67 94," +
  "2o8 0 1 0 5 2 7 r 3 3l u d ju 267,2ol 0 0 2 0 1 q p 3i 25 7o hy 1fv 2j7,2om 0 1 2 4 2 k a 27 1e aw ri 1gr 2yu," +
  "2oq 0 1 3 3 4 1 1b 1g 1s 2y gv e9 275,2ov 0 0 1 1 e 6 4 3i 68 4g 4q 13z 2d,2p5 0 1 3 5 a 5 11 h l de 9d us 2rn," +
  "2p8 0 0 2 7 f 2 e 1w 4b af n iz 2a8,2pd 0 0 1 7 8 0 m y r 90 bl 7w 2xr,2pe 0 1 0 6 f 3 b 7 5f 20 pm pc jh," +
  "2pj 0 0 1 7 2 4 13 12 1g 5j qu yr 1ue,2pk 0 1 0 1 8 n 9 6 1h 6l aj 14q 1g8,2pn 0 0 3 5 1 3 1o 2w 5i c6 42 br 2pr," +
  "2px 0 0 0 7 e m 2 1i 4n 6e 1z cx 1k6,2q4 0 1 0 3 5 s 10 18 2s 2e b5 1iw 20a,2qa 0 0 2 5 5 g i e 3n e5 94 k6 30f"
).split(",");
